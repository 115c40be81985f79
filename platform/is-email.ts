const EMAIL_LENGTH_MAX = 254;

/** What SES takes: an ASCII local part and a domain with a dot. Whether it exists only a message can tell. */
export function isEmail(text: string): boolean {
  return (
    text.length <= EMAIL_LENGTH_MAX &&
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(text) &&
    !/^\.|\.\.|\.@/.test(text)
  );
}

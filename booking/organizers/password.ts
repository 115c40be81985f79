/** Never shorter, whoever makes the account. */
export const PASSWORD_LENGTH_MIN = 12;

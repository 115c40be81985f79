/** `fill("Hello {name}", { name: "Asha" })`. A slot without a value is a mistake in the wording. */
export function fill(sentence: string, slots: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_slot, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`The wording asks for {${name}}, which nobody gives: ${sentence}`);
    return value;
  });
}

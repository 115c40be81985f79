/** `fill("Hello {name}", { name: "Asha" })`. A slot without a value is a mistake in the copy. */
export function fill(sentence: string, slots: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_slot, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`The copy has a slot {${name}} without a value: ${sentence}`);
    return value;
  });
}

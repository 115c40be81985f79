import type { CSSProperties } from "react";

// The light tokens of the pages, written out because mail programs know no CSS variables.
const ink = "#16191d";
const inkSoft = "#555c64";
const line = "#e3e0d8";
const brand = "#2446b8";
const yours = "#0b6b3a";
const yoursWash = "#e3f4e9";

const band: CSSProperties = { padding: "24px 20px", borderRadius: "12px 12px 0 0" };
const heading: CSSProperties = { margin: 0, fontSize: 26, lineHeight: 1.25, fontWeight: 700, letterSpacing: "-0.01em" };

export const styles = {
  body: {
    margin: 0,
    padding: "16px 8px",
    backgroundColor: "#faf9f6",
    color: ink,
    fontFamily:
      'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Devanagari", Helvetica, Arial, sans-serif',
  },
  page: {
    width: "100%",
    maxWidth: 560,
    backgroundColor: "#ffffff",
    border: `1px solid ${line}`,
    borderRadius: 12,
  },
  bandYours: { ...band, backgroundColor: yoursWash },
  bandPlain: { ...band, borderBottom: `1px solid ${line}` },
  headingYours: { ...heading, color: yours },
  heading: { ...heading, color: ink },
  content: { padding: "8px 20px 16px" },
  text: { margin: "12px 0", fontSize: 17, lineHeight: 1.5 },
  link: { color: brand, textDecoration: "underline", lineHeight: 1.8 },
  ticket: {
    margin: "16px 0",
    padding: "20px 16px",
    border: `2px solid ${yours}`,
    borderRadius: 12,
    backgroundColor: "#ffffff",
  },
  ticketEvent: { margin: 0, fontSize: 20, lineHeight: 1.3, fontWeight: 700, textAlign: "center" },
  code: { display: "block", margin: "16px auto 8px", width: 168, height: 168 },
  referenceLabel: { margin: 0, color: inkSoft, fontSize: 15, lineHeight: 1.4, textAlign: "center" },
  reference: {
    margin: "0 0 12px",
    fontSize: 32,
    lineHeight: 1.2,
    fontWeight: 700,
    letterSpacing: "0.06em",
    textAlign: "center",
  },
  button: {
    display: "block",
    padding: "16px 20px",
    borderRadius: 12,
    backgroundColor: brand,
    color: "#ffffff",
    fontSize: 17,
    fontWeight: 600,
    textAlign: "center",
    textDecoration: "none",
  },
  section: { marginTop: 24 },
  sectionTitle: { margin: "0 0 8px", fontSize: 19, lineHeight: 1.3 },
  row: { borderTop: `1px solid ${line}` },
  label: {
    width: "32%",
    padding: "10px 12px 10px 0",
    color: inkSoft,
    fontSize: 15,
    lineHeight: 1.5,
    verticalAlign: "top",
  },
  value: { padding: "10px 0", fontSize: 16, lineHeight: 1.5, verticalAlign: "top", wordBreak: "break-word" },
  note: {
    margin: 0,
    paddingLeft: 12,
    borderLeft: `3px solid ${line}`,
    fontSize: 17,
    lineHeight: 1.5,
    whiteSpace: "pre-line",
  },
  list: { margin: 0, paddingLeft: 22 },
  item: { margin: "6px 0", fontSize: 17, lineHeight: 1.5 },
  line: { margin: "24px 0 12px", border: 0, borderTop: `1px solid ${line}` },
  footer: { margin: "8px 0", color: inkSoft, fontSize: 14, lineHeight: 1.5 },
} as const satisfies Record<string, CSSProperties>;

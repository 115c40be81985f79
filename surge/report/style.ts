/** The style sheet of the report: one file that opens from a disk, on a phone and in the dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #16202a; --soft: #5a6673; --paper: #fff; --card: #f5f7f9; --rule: #d9dfe5;
  --good: #0b6e4f; --bad: #b3261e; --warn: #8a5a00;
  --tone-1: #155e8a; --tone-2: #c2541b; --tone-3: #0b6e4f; --tone-4: #7a3e9d; --tone-5: #8a6d00; --tone-6: #5a6673; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #9aa7b4; --paper: #11171d; --card: #1a222b; --rule: #2f3a45;
  --good: #5cc9a0; --bad: #ff8a80; --warn: #f0bd5c;
  --tone-1: #6db8e8; --tone-2: #f0935c; --tone-3: #5cc9a0; --tone-4: #c492e6; --tone-5: #e0c04a; --tone-6: #9aa7b4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 1.75rem; } h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
p { margin: .25rem 0; } .soft { color: var(--soft); }
.verdict { font-weight: 700; } .kept { color: var(--good); } .broken { color: var(--bad); } .invalid { color: var(--warn); }
.numbers, .plots { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); margin-top: 1rem; }
.plots { grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); }
.number, figure { margin: 0; padding: .75rem 1rem; background: var(--card); border-radius: 12px; }
.number b { display: block; font-size: 1.5rem; line-height: 1.2; }
.number span, figcaption { color: var(--soft); font-size: .875rem; } figcaption { color: var(--ink); font-weight: 600; margin-bottom: .25rem; }
svg { display: block; width: 100%; height: auto; }
.grid { stroke: var(--rule); } .mark { stroke: var(--bad); stroke-dasharray: 4 3; }
.tick, .axis { fill: var(--soft); font-size: 13px; } .line { fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linejoin: round; }
.dot { fill: currentColor; fill-opacity: .45; }
.tone-1 { color: var(--tone-1); } .tone-2 { color: var(--tone-2); } .tone-3 { color: var(--tone-3); }
.tone-4 { color: var(--tone-4); } .tone-5 { color: var(--tone-5); } .tone-6 { color: var(--tone-6); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .25rem 0 0; padding: 0; list-style: none; font-size: .875rem; }
.legend li::before { content: ""; display: inline-block; width: 1rem; height: 3px; margin-right: .4rem; vertical-align: middle; background: currentColor; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; font-size: .875rem; } .figure { text-align: right; white-space: nowrap; }
ul.laws { margin: 0; padding: 0; list-style: none; } .laws li { padding: .35rem 0; border-bottom: 1px solid var(--rule); }
.laws li li { padding: .1rem 0; border: 0; } .laws ul { margin: .25rem 0; color: var(--soft); font-size: .875rem; }
`;

// How the card and the strip look.
//
// In: nothing. Out: two stylesheets for their shadows. Never: a rule that reaches the page.

const COLOURS = `
  :host {
    all: initial;
    --paper: #faf7f0; --tint: #f1ede2; --ink: #25271f; --soft: #5b5e50; --line: #ddd8ca; --stroke: #85877a;
    --accent: #1f5c43; --caution: #835300; --danger: #9d2b1c; --note: #2b5c78;
    color-scheme: light dark;
  }
  @media screen and (prefers-color-scheme: dark) {
    :host {
      --paper: #131a16; --tint: #1c2520; --ink: #dcdacc; --soft: #a5a996; --line: #313c35; --stroke: #75806f;
      --accent: #8ec9a4; --caution: #e2b565; --danger: #f29a89; --note: #93c1dd;
    }
  }
  @media print { :host { display: none !important; } }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h2, p, ol, pre { margin: 0; padding: 0; }
  code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; }
  a { color: var(--accent); text-decoration: underline 1px; text-underline-offset: .18em; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
`;

const STRIP_STYLE = new CSSStyleSheet();
STRIP_STYLE.replaceSync(`${COLOURS}
  :host { display: block; position: sticky; inset-block-start: 0; z-index: 2147483000; }
  aside { padding: 4px 16px; background: var(--tint); border-block-end: 2px solid var(--accent); color: var(--ink); font: 14px/24px "Understory Sans", system-ui, sans-serif; text-align: center; }
  p { text-wrap: balance; }
  code { margin-inline-start: 8px; color: var(--soft); overflow-wrap: anywhere; }
  @media (max-width: 40rem) { code { display: none; } }
`);

const CARD_STYLE = new CSSStyleSheet();
CARD_STYLE.replaceSync(`${COLOURS}
  .corner {
    position: fixed; inset-block-end: 16px; inset-inline-end: 16px; z-index: 2147483000;
    display: flex; flex-direction: column; align-items: end; gap: 8px;
    width: 416px; max-width: calc(100vw - 32px); pointer-events: none;
    color: var(--ink); font: 15px/1.5 "Understory Sans", system-ui, sans-serif;
  }
  .corner > *, .row > * { pointer-events: auto; }
  .corner[data-side="top"] { inset-block: 16px auto; flex-direction: column-reverse; }
  .corner[data-yields] .card { display: none; }
  .row { display: flex; flex-wrap: wrap; justify-content: end; align-items: center; gap: 8px; pointer-events: none; }
  .card { width: 100%; background: var(--paper); border: 1px solid var(--stroke); border-radius: 6px; overflow: hidden; }
  [data-mood="bad"] .card { border-block-start: 4px solid var(--danger); }
  .box { max-height: min(50vh, 400px); padding: 12px 16px; overflow-y: auto; overscroll-behavior: contain; overflow-wrap: anywhere; }
  .box:focus-visible { outline-offset: -3px; }
  h2 { font: 400 20px/1.3 "Understory Serif", Georgia, "Times New Roman", serif; text-wrap: balance; }
  .rest, .notes p { color: var(--soft); font-size: 14px; }
  .notes p { margin-block-start: 8px; padding-inline-start: 12px; border-inline-start: 3px solid var(--caution); color: var(--ink); }
  .findings { list-style: none; }
  .findings li { margin-block-start: 12px; padding-block-start: 12px; border-block-start: 1px solid var(--line); }
  .what strong { color: var(--danger); font-weight: 650; }
  .what strong::before { content: ""; display: inline-block; width: 9px; height: 9px; margin-inline-end: 6px; border: 2px solid; rotate: 45deg; }
  .warning strong { color: var(--caution); }
  .warning strong::before { rotate: 0deg; }
  .note strong { color: var(--note); }
  .note strong::before { border-radius: 50%; }
  .where { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; margin-block-start: 4px; color: var(--soft); font-size: 14px; }
  .where a, .more a { display: inline-block; padding-block: 2px; font-size: 14px; line-height: 24px; }
  pre { margin-block-start: 4px; padding: 8px 12px; background: var(--tint); border-radius: 4px; white-space: pre-wrap; tab-size: 4; }
  .number { color: var(--soft); user-select: none; }
  .number::after { content: " │"; }
  mark { background: none; color: inherit; text-decoration: underline wavy var(--danger) 1.5px; text-underline-offset: 3px; }
  mark:empty::after { content: "‸"; color: var(--danger); }
  .warning mark { text-decoration-color: var(--caution); }
  .note mark { text-decoration-color: var(--note); }
  .label { color: var(--danger); font-size: 14px; }
  .warning .label { color: var(--caution); }
  .note .label { color: var(--note); }
  .help { margin-block-start: 4px; }
  .foot { display: flex; gap: 16px; align-items: center; padding: 4px 16px; border-block-start: 1px solid var(--line); }
  .foot a { padding-block: 4px; }
  .hide { margin-inline-start: auto; }
  button { margin: 0; font: inherit; color: inherit; cursor: pointer; }
  .plain { min-height: 28px; padding: 0; border: 0; background: none; color: var(--accent); font-size: 14px; text-decoration: underline 1px; text-underline-offset: .18em; }
  .foot .plain, .foot a { font-size: 15px; min-height: 32px; line-height: 24px; }
  .pill { min-height: 28px; padding: 1px 12px; background: var(--paper); border: 1px solid var(--stroke); border-radius: 14px; font-size: 14px; line-height: 22px; }
  [data-mood="bad"] .pill { border-color: var(--danger); }
  [data-mood="bad"] .pill::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-inline-end: 8px; border: 2px solid var(--danger); rotate: 45deg; }
  .pill:hover, .plain:hover { text-decoration: underline 2px; }
  .badge { padding: 2px 12px; background: var(--paper); border: 1px solid var(--caution); border-radius: 4px; color: var(--caution); font-size: 14px; line-height: 22px; }
  .said { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (max-width: 40rem) {
    .corner { inset-inline: 8px; inset-block-end: 8px; width: auto; max-width: none; }
    .box { max-height: 36vh; padding: 8px 12px; }
    .foot { padding-inline: 12px; }
  }
  @media (forced-colors: active) { .card, .pill, .badge { border-color: CanvasText; } }
`);

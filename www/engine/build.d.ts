// What vite.config.ts makes while the page is built.

/** A file that is carried in the page itself, deflated and in base64. */
declare module '*?deflated' {
  const base64: string;
  export default base64;
}

/** What the engine knows without a document. */
declare module 'virtual:known' {
  export const vocabulary: import('gongsheng').Vocabulary;
  export const defaults: import('gongsheng').Defaults;
  export const emptyDocument: import('gongsheng').Consortium;
}

/** The ready consortia, without what is said about each. */
declare module 'virtual:presets' {
  export const presets: { id: string; document: import('gongsheng').Consortium }[];
}

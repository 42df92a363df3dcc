/** Where the font of paper comes from: a file beside the program on Node, an asset on the edge. It has ten megabytes. */
export type FontSource = () => Promise<Uint8Array>

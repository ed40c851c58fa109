declare module 'saxen' {
  type Decode = (text: string) => string
  interface Hooks {
    openTag: (
      name: string,
      attributes: () => Record<string, string> | false,
      decode: Decode,
      selfClosing: boolean,
    ) => void
    closeTag: (name: string) => void
    text: (text: string, decode: Decode) => void
    cdata: (text: string) => void
    error: (error: Error) => void
  }
  /** Reads XML in one pass; knows no entities but the five of XML and numbers, and follows no document type. */
  export class Parser {
    on<H extends keyof Hooks>(name: H, hook: Hooks[H]): this
    parse(xml: string): this
    stop(): void
  }
}

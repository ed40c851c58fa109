/** Ambient declarations: build-time constants and the non-code modules that the builds understand. */
declare const BUILD_DIGEST: string
declare const CLOUD_ENV: string
/** WeChat's ids of the message templates, by our names for them; those not granted yet are missing. */
declare const TEMPLATE_IDS: Record<string, string>
declare const LONG_TERM_TEMPLATES: string

declare module '*.module.scss' {
  const classes: Readonly<Record<string, string>>
  export default classes
}

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV?: 'weapp' | 'h5'
    CLOUD_ENV?: string
  }
}

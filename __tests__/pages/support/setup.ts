/** What a page finds before any module loads: build-time constants and WeChat's missing globals. */
Object.assign(globalThis, { CLOUD_ENV: '', IS_REACT_ACT_ENVIRONMENT: true })

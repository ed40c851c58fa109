/** What a page finds before any module loads: build-time constants and WeChat's missing globals. */
Object.assign(globalThis, {
  BUILD_DIGEST: 'test',
  CLOUD_ENV: '',
  TEMPLATE_IDS: {},
  LONG_TERM_TEMPLATES: '',
  IS_REACT_ACT_ENVIRONMENT: true,
})

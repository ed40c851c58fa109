/** Taro's test transformer compiles JSX to React.createElement and expects React to be global. */
import * as React from 'react'

Object.assign(globalThis, {
  React,
  BUILD_DIGEST: 'test',
  CLOUD_ENV: '',
  TEMPLATE_IDS: {},
  LONG_TERM_TEMPLATES: '',
})

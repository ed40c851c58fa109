/** What a release build changes: no source maps and small output. */
import type { UserConfigExport } from '@tarojs/cli'

const prod: UserConfigExport<'webpack5'> = {
  terser: { enable: true, config: { compress: { passes: 2 } } },
  mini: { enableSourceMap: false },
  h5: { enableSourceMap: false },
}

export default prod

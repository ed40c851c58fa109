/** What a watching build changes: readable output and warnings kept. */
import type { UserConfigExport } from '@tarojs/cli'

const dev: UserConfigExport<'webpack5'> = {
  logger: { quiet: false, stats: true },
  mini: { debugReact: false },
  h5: {},
}

export default dev

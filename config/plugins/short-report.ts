/**
 * A build plugin by which a finished build tells its errors and warnings alone. Taro reads nothing else of what webpack
 * reports, but asks for all of it, twice: why every module is in every chunk, which took longer than the build itself.
 */
import type { IPluginContext } from '@tarojs/service'

interface Report {
  all?: boolean
  errors?: boolean
  warnings?: boolean
}
interface Compiler {
  hooks: { compilation: { tap: (name: string, heard: (compilation: Compilation) => void) => void } }
}
interface Compilation {
  hooks: {
    statsNormalize: {
      tap: (
        options: { name: string; stage: number },
        heard: (report: Report, context: { forToString?: boolean }) => void,
      ) => void
    }
  }
}
interface Chain {
  plugin: (name: string) => { use: (plugin: new () => object) => unknown }
}

/** Before webpack says what a report holds about which nobody has said anything. */
const FIRST = -100

class ShortReport {
  apply({ hooks }: Compiler): void {
    hooks.compilation.tap('ShortReport', (compilation) =>
      compilation.hooks.statsNormalize.tap(
        { name: 'ShortReport', stage: FIRST },
        (report, { forToString }) => {
          if (!forToString && Object.keys(report).length === 0)
            Object.assign(report, { all: false, errors: true, warnings: true })
        },
      ),
    )
  }
}

export default (ctx: IPluginContext): void =>
  ctx.modifyWebpackChain(({ chain }: { chain: Chain }) => {
    chain.plugin('shortReport').use(ShortReport)
  })

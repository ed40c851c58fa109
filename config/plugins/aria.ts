/** A build plugin that lets aria attributes through Taro's WeChat templates, which drop them otherwise. */
import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import ariaComponents from './aria-attributes.json'

interface MiniPlatform {
  platform: string
  runtimePath: string | string[]
  template: { mergeComponents(ctx: IPluginContext, patch: Record<string, Record<string, string>>): void }
}

export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(ctx, ariaComponents)
      const own = Array.isArray(platform.runtimePath) ? platform.runtimePath : [platform.runtimePath]
      platform.runtimePath = [...own, path.resolve(__dirname, 'aria-runtime.ts')]
    },
  })
}

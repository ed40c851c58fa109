/** Owns opening WeChat's cloud, once, before the first call or file. */
import Taro from '@tarojs/taro'

let opened = false

/** WeChat asks for the environment once; an empty one means what the developer tools have selected. */
export function openCloud(): void {
  if (opened) return
  Taro.cloud.init(CLOUD_ENV === '' ? { traceUser: false } : { env: CLOUD_ENV, traceUser: false })
  opened = true
}

/** Owns when a page asks for its data: each time it is shown, and when it is pulled down. */
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'

/** Runs `open` whenever the page comes into sight and when the person pulls it down. */
export function useShown(open: () => Promise<unknown>): void {
  useDidShow(() => void open())
  usePullDownRefresh(() => void open().finally(() => Taro.stopPullDownRefresh()))
}

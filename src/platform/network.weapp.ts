/** Owns knowing whether the phone has signal, and when it comes back. */
import Taro from '@tarojs/taro'

/** Calls `back` every time the phone is connected again. Answers how to stop. */
export function onNetworkBack(back: () => void): () => void {
  const listen = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) back()
  }
  Taro.onNetworkStatusChange(listen)
  return () => Taro.offNetworkStatusChange(listen)
}

/** Owns the way to the cloud from WeChat: one call of the `api` function. */
import Taro from '@tarojs/taro'
import type { ApiRequest } from '@/contract'
import { NoAnswer } from './no-answer'
import { openCloud } from './open-cloud'

/** What WeChat says when the phone could not reach the cloud, as opposed to the function having failed. */
const NO_SIGNAL = /request:fail|timeout|time out|network|-601\b|ERR_|abort/i

/**
 * Sends one request and answers the function's reply as it came.
 * @throws NoAnswer when nothing came back, so that nobody knows whether it arrived; any other error is a fault.
 */
export async function send(request: ApiRequest): Promise<unknown> {
  openCloud()
  try {
    const { result } = await Taro.cloud.callFunction({ name: 'api', data: { ...request } })
    return result
  } catch (error) {
    const text =
      error instanceof Error ? error.message : ((error as { errMsg?: string } | null)?.errMsg ?? '')
    if (NO_SIGNAL.test(text)) throw new NoAnswer(text)
    throw error
  }
}

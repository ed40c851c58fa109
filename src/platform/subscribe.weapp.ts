/** Owns asking for one-time consent to messages. */
import Taro from '@tarojs/taro'
import type { SubscriptionTemplate } from '@/domain/message/templates'

/**
 * The ids that WeChat gave the station's templates. A template without an id has not been granted yet, and nobody
 * is asked for it.
 */
const wechatIds: Partial<Record<SubscriptionTemplate, string>> = TEMPLATE_IDS

/**
 * Asks, with WeChat's own dialog, whether one message of each template may be sent. Call it straight from a tap.
 * @returns the templates that were agreed to.
 */
export async function askToSubscribe(
  templates: readonly SubscriptionTemplate[],
): Promise<SubscriptionTemplate[]> {
  const granted = templates.flatMap((template) => {
    const id = wechatIds[template]
    return id === undefined ? [] : [{ template, id }]
  })
  if (granted.length === 0) return []
  try {
    const tmplIds = granted.map(({ id }) => id)
    const answer = new Map(Object.entries(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })))
    return granted.filter(({ id }) => answer.get(id) === 'accept').map(({ template }) => template)
  } catch {
    // WeChat throws when messages are switched off as a whole: that is a no.
    return []
  }
}

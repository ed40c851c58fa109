/** Stands in for WeChat's subscription dialog in the browser. */
import type { SubscriptionTemplate } from '@/domain/message/templates'
import { askInBrowser } from './browser-dialog'

const words: Record<SubscriptionTemplate, string> = {
  placeNotice: '报名和候补通知',
  sessionNotice: '活动变动通知',
  hoursNotice: '时长入账通知',
  caseNotice: '办理进度通知',
  stationNotice: '社区通知',
  wishNotice: '心愿进度通知',
  prizeNotice: '兑换和领取通知',
}

/** Asks whether one message of each template may be sent. @returns the templates that were agreed to. */
export async function askToSubscribe(
  templates: readonly SubscriptionTemplate[],
): Promise<SubscriptionTemplate[]> {
  const answer = await askInBrowser({
    title: '发送一次性订阅消息',
    text: `在微信里，这里会弹出微信自己的窗口：${templates.map((template) => words[template]).join('、')}。`,
    choices: [{ text: '允许', answer: 'accept' }],
    cancel: '取消',
  })
  return answer === 'accept' ? [...templates] : []
}

/** Owns handing a subscription message to WeChat, and what its answers mean. */
import cloud from 'wx-server-sdk'
import './cloud'

export interface SubscriptionMessage {
  openid: string
  /** What we call the template; WeChat's id of it is the environment variable `TEMPLATE_` and this name. */
  template: string
  /** As the app names it, with the leading slash that WeChat does not want here. */
  page: string
  data: Record<string, { value: string }>
}

/**
 * `sent`; `noConsent` when the person has used up or withdrawn the consent; `failed` when WeChat refused it and trying
 * again later may help; `unknown` when no answer came, so that it may have gone out. It never throws, since one
 * message must not stop the others.
 */
export type Delivery =
  { is: 'sent' } | { is: 'noConsent' } | { is: 'failed'; error: string } | { is: 'unknown'; error: string }

/** WeChat's code for a person who has not, or not any more, agreed to this template. */
const NO_CONSENT = 43101
/** WeChat's code for being too busy to do anything. */
const TOO_BUSY = -1

/** WeChat's own refusals are positive; other negative codes are the cloud's, which cannot tell what became of it. */
const isRefusal = (errCode: number | undefined): boolean =>
  errCode !== undefined && (errCode > 0 || errCode === TOO_BUSY)

interface OpenApi {
  subscribeMessage: {
    send: (message: Record<string, unknown>) => Promise<{ errCode?: number; errMsg?: string }>
  }
}

export async function sendSubscription({
  openid,
  template,
  page,
  data,
}: SubscriptionMessage): Promise<Delivery> {
  try {
    const { subscribeMessage } = cloud.openapi as unknown as OpenApi
    await subscribeMessage.send({
      touser: openid,
      templateId: process.env[`TEMPLATE_${template}`] ?? template,
      page: page.replace(/^\//, ''),
      data,
      lang: 'zh_CN',
    })
    return { is: 'sent' }
  } catch (error) {
    const { errCode, message } = error as { errCode?: number; message?: string }
    if (errCode === NO_CONSENT) return { is: 'noConsent' }
    const said = `${errCode ?? ''} ${message ?? String(error)}`.trim().slice(0, 200)
    return { is: isRefusal(errCode) ? 'failed' : 'unknown', error: said }
  }
}

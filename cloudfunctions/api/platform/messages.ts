/** Owns handing a subscription message to WeChat, and what its answers mean. */
import cloud from 'wx-server-sdk'
import { parseTemplateKeys, USUAL_KEYS } from '@/domain/message/template-keys'
import './cloud'

interface SubscriptionMessage {
  openid: string
  /** What we call the template; WeChat's id of it is the environment variable `TEMPLATE_` and this name. */
  template: string
  /** As the app names it, with the leading slash that WeChat does not want here. */
  page: string
  data: Record<string, { value: string }>
}

/**
 * `sent`; `noConsent` when the person has used up or withdrawn the consent; `refused` when WeChat will never take it as
 * it is, because the template or its keys are set up wrongly or the reader is gone; `failed` when trying again later may
 * help; `unknown` when no answer came, so that it may have gone out. It never throws, since one message must not stop
 * the others.
 */
type Delivery =
  | { is: 'sent' }
  | { is: 'noConsent' }
  | { is: 'refused'; error: string }
  | { is: 'failed'; error: string }
  | { is: 'unknown'; error: string }

/** WeChat's code for a person who has not, or not any more, agreed to this template. */
const NO_CONSENT = 43101
/** Too busy, over a quota or out of step with its own tokens: what WeChat takes later. */
const LATER: ReadonlySet<number> = new Set([-1, 40001, 42001, 44990, 45009, 45011, 45047, 45083])
/** The cloud's own refusals of the interface: the function may not use it, or nobody can. */
const NOT_ALLOWED: ReadonlySet<number> = new Set([-604100, -604101, -601004, -601018])

function refusalOf(errCode: number | undefined, error: string): Delivery {
  if (errCode === NO_CONSENT) return { is: 'noConsent' }
  if (errCode === undefined) return { is: 'unknown', error }
  if (LATER.has(errCode)) return { is: 'failed', error }
  // WeChat's own refusals are positive; other negative codes are the cloud's, which cannot tell what became of it.
  return { is: errCode > 0 || NOT_ALLOWED.has(errCode) ? 'refused' : 'unknown', error }
}

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
      templateId: process.env[`TEMPLATE_${template}`] || template,
      page: page.replace(/^\//, ''),
      data,
      lang: 'zh_CN',
    })
    return { is: 'sent' }
  } catch (error) {
    const { errCode, message } = error as { errCode?: number; message?: string }
    const said = `${errCode ?? ''} ${message ?? String(error)}`.trim().slice(0, 200)
    return refusalOf(errCode, said)
  }
}

/** Whether one consent to this template serves for good, by the environment variable `LONG_TERM_TEMPLATES`. */
export const isLongTerm = (template: string): boolean =>
  (process.env.LONG_TERM_TEMPLATES ?? '').split(',').some((name) => name.trim() === template)

/**
 * The keys of a template and what fills them, from `TEMPLATE_KEYS_` and our name of it; in words what is wrong with
 * them otherwise.
 */
export const keysOf = (template: string): ReturnType<typeof parseTemplateKeys> =>
  parseTemplateKeys(process.env[`TEMPLATE_KEYS_${template}`] || USUAL_KEYS)

/** Owns scripted openapi answers: what a test or a person wants WeChat to say instead of its usual answer. */

/**
 * From now on (or `times` times) calls of `api` whose parameters contain `when` are answered with `errcode` and
 * `errmsg`, or with `answer`. A string in `when` matches any value whose text contains it; other values must be
 * equal. Answers given later win.
 */
export interface ScriptedAnswer {
  api: string
  when?: Record<string, unknown>
  times?: number
  errcode?: number
  errmsg?: string
  answer?: Record<string, unknown>
}

/** WeChat's own words for the refusals that programs meet most. */
const USUAL_TEXTS: Readonly<Record<number, string>> = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40037: 'invalid template_id',
  43101: 'user refuse to accept the msg',
  43107: 'subscription capability is blocked',
  45009: 'reach max api daily quota limit',
  47003: 'argument invalid',
  61010: 'code is expired',
  87014: 'risky content',
}

/** The scripted answers in force. */
export class ScriptedAnswers {
  #scripts: ScriptedAnswer[] = []

  /** Throws a TypeError that names the field when the script is not well formed. */
  add(script: unknown): ScriptedAnswer {
    const checked = checkScript(script)
    this.#scripts.unshift({ ...checked })
    return checked
  }

  /** The answer for this call, using up one of its `times`; null when none applies. */
  take(api: string, params: Record<string, unknown>): Record<string, unknown> | null {
    const script = this.#scripts.find((entry) => entry.api === api && matches(entry.when ?? {}, params))
    if (!script) return null
    if (script.times !== undefined) {
      script.times--
      if (script.times <= 0) this.#scripts = this.#scripts.filter((entry) => entry !== script)
    }
    const errcode = script.errcode ?? 0
    const errmsg = script.errmsg ?? USUAL_TEXTS[errcode] ?? (errcode === 0 ? 'ok' : `error ${errcode}`)
    return { errcode, errmsg, ...script.answer }
  }

  list(): ScriptedAnswer[] {
    return this.#scripts.map((script) => ({ ...script }))
  }

  clear(): void {
    this.#scripts = []
  }
}

function matches(when: Record<string, unknown>, params: Record<string, unknown>): boolean {
  return Object.entries(when).every(([key, wanted]) => {
    const got = params[key]
    if (typeof wanted === 'string') return textOf(got).includes(wanted)
    return JSON.stringify(got) === JSON.stringify(wanted)
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function checkScript(value: unknown): ScriptedAnswer {
  if (!isObject(value)) throw new TypeError('a scripted answer is an object')
  const { api, when, times, errcode, errmsg, answer } = value
  if (typeof api !== 'string' || api === '') throw new TypeError('api must name an openapi')
  if (when !== undefined && !isObject(when)) throw new TypeError('when must be an object of parameters')
  if (times !== undefined && !(Number.isInteger(times) && (times as number) > 0)) {
    throw new TypeError('times must be 1 or more')
  }
  if (errcode !== undefined && !Number.isInteger(errcode)) throw new TypeError('errcode must be an integer')
  if (errmsg !== undefined && typeof errmsg !== 'string') throw new TypeError('errmsg must be a text')
  if (answer !== undefined && !isObject(answer)) throw new TypeError('answer must be an object')
  if (errcode === undefined && answer === undefined) throw new TypeError('give an errcode or an answer')
  return { ...(value as unknown as ScriptedAnswer), api }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

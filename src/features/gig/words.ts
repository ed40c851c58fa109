/** Owns the words about posts on the phone. */
import { serverNow } from '@/api/server-clock'
import { MINUTE } from '@/domain/kernel/clock'
import { dayWord } from '@/domain/words/moments'

/** 登到 12 月 8 日, 登到周二 */
export const untilWord = (endsAt: number): string =>
  `登到${dayWord(endsAt - MINUTE, serverNow()).replace(/^(?=\d)/, ' ')}`

/** Owns what came of the last morning in the group, in words. */
import type { RobotOutcome } from '@/domain/gaps/robot'
import { momentWord } from '@/domain/words/moments'
import type { RobotView } from './robot-store'

type Known = NonNullable<RobotView['robot']>

const words: Record<RobotOutcome, (when: string, attempts: number) => string> = {
  none: () => '还没有发过，可以先试发一条',
  sent: (when) => `${when} 发出去了`,
  nothing: (when) => `${when} 什么也不缺，没有发`,
  refused: (when) => `${when} 没有发出去：企业微信不认这个机器人，看看它还在不在群里，把地址重新贴一遍`,
  failed: (when, attempts) => `${when} 没有发出去：连不上企业微信，试了 ${attempts} 次；下一个早上再发`,
  unknown: (when) => `${when} 发了，没有收到回音，请看看群里有没有`,
}

export const outcomeText = ({ outcome, saidAt, attempts }: Known, now: number): string =>
  words[outcome](momentWord(saidAt, now), attempts)

/** Whether the head has something to look after. */
export const isTrouble = ({ outcome }: Known): boolean => ['refused', 'failed', 'unknown'].includes(outcome)

/** Owns how far somebody has come along: said to that person alone, and counted by nobody. */

/** What of one's own is looked at. */
interface StageFacts {
  /** Whether somebody has been to anything. */
  came: boolean
  provedMinutes: number
  /** Whether somebody has led anything. */
  leads: boolean
}

/** From so many proved minutes on somebody is here often. */
const OFTEN = 600

interface Stage {
  title: string
  /** What comes next, in words; empty for whoever leads. */
  next: string
}

/** 旁观者, 参与者, 常来的人, 领头人. Whoever leads is that, whatever came before. */
export function stageOf({ came, provedMinutes, leads }: StageFacts): Stage {
  if (leads) return { title: '领头人', next: '' }
  if (provedMinutes >= OFTEN) return { title: '常来的人', next: '想带一场活动，跟社区说一声就行' }
  if (came || provedMinutes > 0) return { title: '参与者', next: '服务满 10 小时，就是常来的人了' }
  return { title: '旁观者', next: '去一场活动看看，就是参与者了' }
}

/** Owns what somebody is told of a team. */

export type TeamNews =
  | 'agreed'
  | 'refused'
  | 'removed'
  | 'takenBack'
  | 'leads'
  | 'leadsNoMore'
  | 'activated'
  | 'rested'
  | 'resumed'
  | 'dissolved'
  | 'reopened'

/** @param team as it is called; `reason` is a whole sentence, or empty */
export const teamNews: Record<TeamNews, (team: string, reason: string) => { title: string; text: string }> = {
  agreed: (team) => ({ title: '欢迎入队', text: `您是${team}的队员了，有活动会在队伍的页上看到。` }),
  refused: (team, reason) => ({
    title: '这次没有加入',
    text: `${team}这次没有收。${reason}谢谢您愿意来，别的队伍也欢迎您。`,
  }),
  removed: (team, reason) => ({
    title: '您不在队里了',
    text: `您现在不是${team}的队员。${reason}有异议请联系社区工作人员。`,
  }),
  takenBack: (team) => ({ title: '刚才的结果收回了', text: `${team}刚才告诉您的不算了，点开看现在的。` }),
  leads: (team) => ({
    title: '您现在是队长',
    text: `社区请您做${team}的队长。谁想加入，会告诉您；不想做，请告诉社区工作人员。`,
  }),
  leadsNoMore: (team) => ({ title: '队长换人了', text: `${team}换了一位队长，您还是队员。谢谢您带队。` }),
  activated: (team) => ({ title: '队伍成立了', text: `${team}成立了，邻居可以申请加入，申请会告诉您。` }),
  rested: (team) => ({ title: '队伍先歇一歇', text: `${team}先歇着，不收新队员；队员都在。` }),
  resumed: (team) => ({ title: '队伍接着活动', text: `${team}接着活动，邻居又可以申请加入。` }),
  dissolved: (team, reason) => ({
    title: '队伍解散了',
    text: `${team}解散了。${reason}记过的时长都在，有异议请找站长。`,
  }),
  reopened: (team) => ({
    title: '队伍恢复了',
    text: `${team}恢复了，先歇着，社区会和您商量什么时候接着活动。`,
  }),
}

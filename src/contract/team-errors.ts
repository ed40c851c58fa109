/** Owns the rejections about teams: written, led, joined, and named by an activity. */

export const teamErrors = {
  TEAM_CHANGED: { text: '{name}刚刚改过这支队伍', next: '请看一眼现在的，再存', retry: 'never' },
  TEAM_NAME_TAKEN: {
    text: '本站已经有一支队伍叫「{team}」',
    next: '请换个名字，或用原来那支',
    retry: 'never',
  },
  TEAM_PARENT: {
    text: '队伍只分两层，不能挂在这一支下面',
    next: '请选一支独立的队伍，或者不选',
    retry: 'never',
  },
  TEAM_LEADER_NEEDED: { text: '这支队伍还没有队长', next: '请先选一位队长', retry: 'never' },
  TEAM_LEADER_UNFIT: {
    text: '队长要请本站的成年志愿者来做',
    next: '请换一位，或请这位先申请做志愿者',
    retry: 'never',
  },
  TEAM_LEADER_STAYS: { text: '这位是队长', next: '请先请社区工作人员换一位队长', retry: 'never' },
  TEAM_INACTIVE: {
    text: '队伍「{team}」现在不办活动',
    next: '请换一支队伍，也可以不选',
    retry: 'never',
  },
  TEAM_RESTS: { text: '这支队伍现在不收人', next: '可以看看别的队伍', retry: 'never' },
  TEAM_VOLUNTEERS_ONLY: { text: '加入队伍要先做志愿者', next: '填一页申请，通过后就能加入', retry: 'never' },
  TEAM_ASK_LATER: { text: '{day}以后可以再申请', next: '急着想来，请联系社区工作人员', retry: 'never' },
  TEAM_ENOUGH: { text: '您已经在 {most} 支队伍里', next: '先退出一支，再加入这支', retry: 'never' },
} as const

/** Owns the rejections about the stalls of a fair. */

export const stallErrors = {
  STALLS_NOT_FAIR: {
    text: '这场不是公益大集，不摆摊位',
    next: '要摆摊位，请先把活动的类型改成「公益大集」',
    retry: 'never',
  },
  STALLS_OVER: {
    text: '这场已经取消或者结束，摊位改不了了',
    next: '要告诉各家的，请照摊位表上的联系人打电话',
    retry: 'never',
  },
  STALLS_CHANGED: { text: '{name} 刚改过摊位', next: '已经换成新的，请看看再改', retry: 'never' },
  STALL_HELD: {
    text: '{number} 号摊位已经给了「{name}」，去不掉',
    next: '请先收回这个摊位，再去掉',
    retry: 'never',
  },
  STALL_TAKEN: {
    text: '{number} 号摊位刚刚给了「{name}」',
    next: '请换一个空的摊位，或者先收回再给',
    retry: 'never',
  },
  STALL_ENOUGH: {
    text: '「{name}」已经有 {most} 个摊位了',
    next: '一家最多 {most} 个；请给别家，或者先收回一个',
    retry: 'never',
  },
  STALL_NOT_THEIRS: {
    text: '{number} 号摊位现在不是这家的了',
    next: '请刷新看看现在是谁',
    retry: 'never',
  },
  STALL_NO_AGREEMENT: {
    text: '「{name}」在大集那天没有有效的共建协议',
    next: '请先在「共建协议」里签好或者续签，再给摊位',
    retry: 'never',
  },
  STALL_SELLS: {
    text: '「{words}」不能写：大集不卖东西（{what}）',
    next: '请改成做什么，比如「免费磨刀剪」，别的都在',
    retry: 'never',
  },
  STALL_EARLY: { text: '还没到大集这一天', next: '到了那天，再记谁来了', retry: 'never' },
} as const

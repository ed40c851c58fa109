/** Owns the rejections about cases of every declared kind. */

export const caseErrors = {
  CASE_OPEN_ALREADY: {
    text: '您已经交过一份，还在办',
    next: '请在「我的」里看看办到哪一步了，有话可以补充',
    retry: 'never',
  },
  CASE_ABOUT_ANSWERED: {
    text: '这件事您提过一次，已经办完了，不再停第二次',
    next: '有新的证据，请打站里的电话，或者到站里当面说',
    retry: 'never',
  },
  CASE_ABOUT_OWN: {
    text: '这是您自己的事，不用提异议',
    next: '不想要的可以撤回，不明白的请到站里问',
    retry: 'never',
  },
  CASE_NOT_YOURS: { text: '写的人没有留名，或这件事不在您手上', next: '请刷新看看最新情况', retry: 'never' },
  CASE_NO_PHONE: { text: '写的人没有留电话', next: '请写在答复里，对方会收到', retry: 'never' },
  CASE_TAKEN: { text: '慢了一步，小区里别的邻居接了{more}', next: '看看大家的单里还有什么', retry: 'never' },
  CASE_NOT_ASKABLE: {
    text: '选的人里有的这次去不了，或者这周已经问过两次',
    next: '请换一位，或请大家来接',
    retry: 'never',
  },
  CASE_DAY_OVER: {
    text: '说好的那天已经到了，请别人来不及了',
    next: '先和对方约好日子，点「改日子」，再请人去',
    retry: 'never',
  },
  CASE_PAPER_NEEDED: {
    text: '这件要有证的人来做，您的证还没有登记，或者到那天过期了',
    next: '请带原件到社区登记，登记好再接',
    retry: 'never',
  },
  CASE_TOO_SOON: { text: '刚帮完，先歇一歇', next: '两个小时以后再评，七天内都行', retry: 'never' },
  CASE_OTHER_CARD: {
    text: '这不是点单那一家的居民卡',
    next: '请扫对方家里的居民卡；不扫也能接着办，时长由站里看过再算',
    retry: 'never',
  },
  CASE_OWN_CARD: {
    text: '自己家的居民卡，证明不了自己的时长',
    next: '不扫也能接着办，时长由站里看过再算',
    retry: 'never',
  },
  CASE_NOT_THIS_ONE: {
    text: '不能连到这一件',
    next: '请核对是第几号；要并过去，只能是更早写的、还没结束的一件',
    retry: 'never',
  },
  CASE_SPOT_GONE: { text: '站里没有这个地方，或刚改了名字', next: '请再选一次在哪里', retry: 'never' },
  CASE_NOT_A_SIDE: {
    text: '请不到这一位：是写的人自己，或是经手的人',
    next: '请扫另一方的居民卡',
    retry: 'never',
  },
  CASE_FALLS_SHORT: {
    text: '申请的人现在不够条件：{why}',
    next: '查清了再点通过；或者点不通过，写明为什么',
    retry: 'never',
  },
  CASE_TOO_NEAR: {
    text: '经手的人和其中一方住同一栋楼，或在同一支队伍',
    next: '请换一位不相熟的人来',
    retry: 'never',
  },
  CASE_NO_ACTIVITY: {
    text: '没有这场活动，或刚取消、办完了',
    next: '请另选一场，或先写一场活动',
    retry: 'never',
  },
  CASE_NO_GIFT: {
    text: '这一家那天请不到：协议到期了，或不再按月给',
    next: '请换一家，或请志愿者去',
    retry: 'never',
  },
  CASE_NOT_TO_THEM: { text: '这件不能交给这一位', next: '请换一个人', retry: 'never' },
  CASE_TEAM_GONE: {
    text: '这支队伍现在请不到：歇着、还没有队长，或队长就是您',
    next: '请换一支队伍',
    retry: 'never',
  },
  CASE_PARTNER_GONE: {
    text: '这一家不合作了，或不归您写',
    next: '请再选一家；没有的先到「共建单位」登记',
    retry: 'never',
  },
  CASE_ELSEWHERE: {
    text: '商业的、给钱的事，这里不办',
    next: '请直接和队伍商量，和这里没有关系',
    retry: 'never',
  },
  DAY_NOT_OFFERED: {
    text: '「{field}」那一天不行，只能是 {from} 到 {until}',
    next: '请改这一天再交，别的都还在',
    retry: 'never',
  },
  CASE_UNIT_GONE: { text: '这个部门没有开着，或不归这一片', next: '请再选一次部门', retry: 'never' },
  CASE_NOT_THIS_UNIT: { text: '这件已经由它牵头，或它不归这一片', next: '请另选一个部门', retry: 'never' },
  CASE_SAME_GRID: { text: '这件已经在这个网格', next: '请选另一个网格', retry: 'never' },
  CASE_NAMES_ENOUGH: { text: '这件已经连了 {most} 件', next: '先看看连着的那些', retry: 'never' },
} as const

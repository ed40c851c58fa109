/** Owns the rejections about beginning a district. */

export const setupErrors = {
  SETUP_CODE_WRONG: {
    text: '开通码不对',
    next: '开通码在云开发控制台的环境变量 FIRST_HEAD_CODE 里，请照着再写一遍',
    retry: 'never',
  },
  DISTRICT_BEGUN: {
    text: '这个区已经开通了，开通码只能用一次',
    next: '请区里的管理员在「同事」里请您，或者给您开站',
    retry: 'never',
  },
} as const

/** Owns the times of orders. */

export const orderRules = {
  /** It is looked at within so many working days, and handed out within so many more. */
  verifyWorkingDays: 1,
  handOutWorkingDays: 1,
  /** So many days for whoever asked to write what is missing. */
  missingDays: 3,
  /** For so many hours a few are asked at a time. */
  waveHours: 24,
  urgentWaveHours: 2,
  /** So many days it is open to all, before the station sees to it. */
  poolDays: 3,
  /** The station sees to what nobody takes within so many working days. */
  stationWorkingDays: 2,
  /** It may be rated from so many hours after it was done, and for so many days. */
  rateAfterHours: 2,
  rateDays: 7,
  /** Whoever is not content is called within so many working days. */
  callBackWorkingDays: 2,
  /** What is late is told to those above after so many working days more, and has so many again. */
  lateWorkingDays: 1,
  /** Whoever has begun has so many hours to say that it is done. */
  doneHours: 12,
  /** Whoever has it in hand and was asked for it has so many days to say what has become of it. */
  sayDays: 1,
  /** For how many minutes one order is planned at most. */
  mostMinutes: 600,
  perDay: 4,
  atDesk: 60,
} as const

/** Owns what of sorting waits for the staff: scans that came too fast, each looked at by somebody else than whoever scanned. */
import { greenPages } from '@/domain/green-pages'
import { isStaff } from '@/domain/person/roles'
import { isTheirScan } from '@/domain/sorting/decide-sorting'
import { heldAt, type SortingDoc } from '../../repositories/sortings'
import { source } from '../to-do-source'
import { lookerOf } from './looker'

/** The page has all of them: one stands for it among the others. */
export const heldScans = source<SortingDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? heldAt(caller.stationId, limit) : null),
  isFor: (one, caller) => !isTheirScan(one, lookerOf(caller)),
  toDo: ({ _id, pointName }) => ({
    ...{ id: _id, kind: 'sorting', title: `${pointName}有扫得太快的`, dueAt: null },
    ...{ caption: '看一眼，算数还是不算', page: greenPages.deskSorting },
  }),
  most: 1,
})

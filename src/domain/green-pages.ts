/** Owns the paths of the pages about waste, old things and works for the neighbourhood. */
import { inPackage } from './app-pages'

export const greenPages = {
  /** What my household put out; with a point, the page of whoever stands there. */
  sorting: inPackage('green/sorting'),
  sortingPoint: (pointId: string) => inPackage('green/point', { pointId }),
  /** What became of old things, as everybody sees it. */
  reuse: inPackage('green/reuse'),
  works: inPackage('green/works'),
  work: (workId: string) => inPackage('green/work', { workId }),
  deskWorks: inPackage('desk-green/works'),
  workForm: (workId?: string) => inPackage('desk-green/work-form', { workId }),
  deskSorting: inPackage('desk-green/sorting'),
  sortingPointForm: (pointId?: string) => inPackage('desk-green/point-form', { pointId }),
}

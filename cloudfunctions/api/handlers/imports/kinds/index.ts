/** Owns the list of what each kind of import does; one that is declared without it does not compile. */
import type { ImportKindName } from '@/domain/imports/kinds'
import type { AnyImporter } from '../importer'
import { buildingImporter } from './buildings'
import { honourImporter } from './honours'
import { partnerImporter } from './partners'
import { personImporter, volunteerImporter } from './people'
import { placeImporter } from './places'
import { prizeImporter } from './prizes'
import { projectImporter } from './projects'
import { teamImporter } from './teams'

export const importers: Readonly<Record<ImportKindName, AnyImporter>> = {
  buildings: buildingImporter,
  places: placeImporter,
  projects: projectImporter,
  teams: teamImporter,
  partners: partnerImporter,
  prizes: prizeImporter,
  honours: honourImporter,
  people: personImporter,
  volunteers: volunteerImporter,
}

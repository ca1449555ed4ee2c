// The tags that the page and the worker share.
export enum Tag {
  Sightings = 'sightings',
  Routes = 'routes',
}
export const photoTag = (id: string) => `photo-${id}`;

import { expect } from 'vitest';
import { browserTest } from '../../support/open-browser.js';
import { openGallery, sentPicture } from './open-gallery.js';

browserTest(
  'a maker makes a connection, fills in a form of every kind of field and sees what happened',
  async () => {
    const { page, backend } = await openGallery('', { isConnected: false });
    await page.getByRole('link', { name: 'Add a picture' }).click();
    await page.getByText('There is no connection yet').waitFor();
    await page.getByRole('link', { name: 'New connection' }).click();
    await page.getByRole('button', { name: 'Create connection' }).click();
    await page.getByRole('alert').getByText('`api_key`').waitFor();
    await page.getByLabel('Key').fill('k-secret');
    expect(await page.getByLabel('Key').getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Create connection' }).click();
    await page.getByText('The connection default is made.').waitFor();
    await page.goBack();

    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('2 required fields are empty: House, Title.').waitFor();

    const house = page.getByRole('combobox', { name: 'House' });
    await house.click();
    await page.getByRole('option', { name: 'South house' }).click();
    expect(await house.inputValue()).toBe('South house');
    await page.getByRole('combobox', { name: 'Album' }).click();
    await page.getByRole('option', { name: 'Album s2' }).click();
    await page.getByLabel('Title').fill('Boats');
    await page.getByLabel('Size').selectOption({ label: 'Large' });
    await page.getByLabel('Public').selectOption({ label: 'No' });
    await page.getByLabel('Width').fill('640');
    await page.getByRole('button', { name: 'Browse for Folder' }).click();
    await page.getByRole('button', { name: 'Places', exact: true }).click();
    await page.getByRole('button', { name: 'Choose Harbour' }).click();
    await page.getByRole('button', { name: 'Add item to Tags' }).click();
    await page.getByRole('button', { name: 'Add item to Tags' }).click();
    await page.getByLabel('Tags 1').fill('sea');
    await page.getByLabel('Tags 2').fill('gone');
    await page.getByRole('button', { name: 'Remove item 2 of Tags' }).click();
    await page.getByRole('button', { name: 'Add item to People' }).click();
    await page.getByLabel('Name').fill('Ana');
    await page.getByLabel('Rooms of s').fill('3');
    await page.getByRole('combobox', { name: 'Shelf' }).click();
    await page.getByRole('option', { name: 'Album s1' }).click();
    await page.getByRole('button', { name: 'Show all (1 more)' }).click();
    await page.getByLabel('Trace').selectOption({ label: 'Yes' });
    await page.getByRole('button', { name: 'Run', exact: true }).click();

    const result = page.getByRole('region', { name: 'Result of the run' });
    await result.getByText('201', { exact: true }).waitFor();
    const sent = sentPicture(backend);
    expect(sent?.target).toBe('/pictures?house=s&album=s2&trace=true');
    expect(sent?.headers['x-asked-by']).toBe('emulator');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      ...{ title: 'Boats', size: 'l', isPublic: false, width: 640, folder: 'f1/a', tags: ['sea'] },
      ...{ people: [{ name: 'Ana' }], facts: { rooms_s: 3, album: 's1' } },
    });
    await result.getByText('2 schema mismatches').waitFor();
    expect(await result.locator('.line.wrong').allInnerTexts()).toEqual([
      expect.stringMatching(/"id": 7,.*must be string/s),
      expect.stringMatching(/"width": "wide",.*must be integer/s),
    ]);
    await result.getByRole('tab', { name: /Steps/ }).click();
    await result.getByText('X-Asked-By').first().waitFor();
    await result.getByText('setheader').first().waitFor();
    expect(await page.content()).not.toContain('k-secret');
  },
);

browserTest('a list that depends on another is loaded again when that one changes', async () => {
  const { page } = await openGallery('#/operations/gallery/AddPicture');
  const album = page.getByRole('combobox', { name: 'Album' });
  await album.click();
  await page.getByText('Fill in House first.').waitFor();
  await page.getByText('Its fields appear when House is filled in.').waitFor();
  for (const [name, id] of [
    ['North house', 'n'],
    ['South house', 's'],
  ] as const) {
    await page.getByRole('combobox', { name: 'House' }).fill('');
    await page.getByRole('option', { name }).click();
    await page.getByLabel(`Rooms of ${id}`).waitFor();
    await album.fill('');
    await page.getByRole('option', { name: `Album ${id}1` }).waitFor();
  }
});

browserTest('sample values fill a form and are a call that the definition allows', async () => {
  const { page, backend } = await openGallery('#/operations/gallery/AddPicture');
  await page.getByRole('button', { name: 'Fill with sample values' }).click();
  await page.getByLabel('Name').first().waitFor();
  const shown = (name: string) => page.getByRole('combobox', { name, exact: true }).inputValue();
  await expect.poll(() => shown('House')).toBe('North house');
  await expect.poll(() => shown('Album')).toMatch(/n1$/);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('201', { exact: true }).waitFor();
  const { target = '', body = '' } = sentPicture(backend) ?? {};
  expect(target).toBe('/pictures?house=n&album=n1');
  expect(JSON.parse(body)).toMatchObject({ folder: 'f1/a', facts: { album: 'n1' } });
  expect(await page.getByText('The request is not what the definition says').count()).toBe(0);
});

import type { StoredAgent, StoredGroup } from '../state.js';

/** The groups of the seeded account. */
export const seedGroups: readonly Omit<StoredGroup, 'teamId'>[] = [
  { id: 0, name: 'All operators', language: 'en' },
  { id: 1, name: 'Sales', language: 'en' },
  { id: 3, name: 'Billing', language: 'en' },
  { id: 5, name: 'Delivery', language: 'pl' },
];

/** Who works at the seeded account; the owner comes first. */
export const seedAgents = [
  {
    login: 'rosa@northwind.example',
    name: 'Rosa Lind',
    permission: 'owner',
    job_title: 'Head of Support',
    status: 'accepting chats',
    groups: [3],
  },
  {
    login: 'mei@northwind.example',
    name: 'Mei Tanaka',
    permission: 'administrator',
    job_title: 'Support Lead',
    status: 'accepting chats',
    groups: [1, 3],
  },
  {
    login: 'ivo@northwind.example',
    name: 'Ivo Marsh',
    permission: 'normal',
    job_title: 'Support Agent',
    status: 'accepting chats',
    groups: [5],
  },
  {
    login: 'omar@northwind.example',
    name: 'Omar Haddad',
    permission: 'normal',
    job_title: 'Sales Consultant',
    status: 'not accepting chats',
    groups: [1],
  },
  {
    login: 'lena@northwind.example',
    name: 'Lena Novak',
    permission: 'normal',
    job_title: 'Support Agent',
    status: 'offline',
    groups: [3, 5],
  },
  {
    login: 'tariq@northwind.example',
    name: 'Tariq Aziz',
    permission: 'normal',
    job_title: 'Support Agent',
    status: 'offline',
    groups: [5],
  },
] as const satisfies readonly (Pick<StoredAgent, 'login' | 'name' | 'permission' | 'job_title' | 'status'> & {
  readonly groups: readonly number[];
})[];

/** Who writes to the seeded account. */
export const seedCustomers = [
  { name: 'Jun Ito', mail: 'jun@customer.example', country: 'Japan', city: 'Osaka', timezone: 'Asia/Tokyo' },
  {
    name: 'Ana Duarte',
    mail: 'ana@customer.example',
    country: 'Portugal',
    city: 'Porto',
    timezone: 'Europe/Lisbon',
  },
  {
    name: 'Piotr Zima',
    mail: 'piotr@customer.example',
    country: 'Poland',
    city: 'Gdansk',
    timezone: 'Europe/Warsaw',
  },
  {
    name: 'Grace Obi',
    mail: 'grace@mail.example',
    country: 'Nigeria',
    city: 'Lagos',
    timezone: 'Africa/Lagos',
  },
  {
    name: 'Lucas Weber',
    mail: 'lucas@mail.example',
    country: 'Germany',
    city: 'Bremen',
    timezone: 'Europe/Berlin',
  },
  {
    name: 'Noor Rahman',
    mail: 'noor@mail.example',
    country: 'Malaysia',
    city: 'Ipoh',
    timezone: 'Asia/Kuala_Lumpur',
  },
  {
    name: 'Élise Moreau',
    mail: 'elise@customer.example',
    country: 'France',
    city: 'Lille',
    timezone: 'Europe/Paris',
  },
  {
    name: 'Sam Carter',
    mail: 'sam@office.example',
    country: 'Canada',
    city: 'Halifax',
    timezone: 'America/Halifax',
  },
  {
    name: 'Bruna Costa',
    mail: 'bruna@office.example',
    country: 'Brazil',
    city: 'Recife',
    timezone: 'America/Recife',
  },
  {
    name: 'Dana Levi',
    mail: 'dana@office.example',
    country: 'Israel',
    city: 'Haifa',
    timezone: 'Asia/Jerusalem',
  },
] as const;

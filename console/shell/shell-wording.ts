import type { Wording } from "../language/wording.ts";

export const shellWording = {
  product: { fr: "Watchdog", en: "Watchdog" },
  overview: { fr: "Vue d’ensemble", en: "Overview" },
  allClients: { fr: "Tous les clients", en: "All clients" },
  navigation: { fr: "Navigation", en: "Navigation" },
  quarantine: { fr: "Quarantaine", en: "Quarantine" },
  incidents: { fr: "Incidents", en: "Incidents" },
  notifications: { fr: "Mes notifications", en: "My notifications" },
  search: { fr: "Recherche", en: "Search" },
  client: { fr: "Client", en: "Client" },
  language: { fr: "Langue", en: "Language" },
  appearance: { fr: "Apparence", en: "Appearance" },
  signOut: { fr: "Se déconnecter", en: "Sign out" },
  signedOut: { fr: "Non connecté", en: "Not signed in" },
  loading: { fr: "Chargement", en: "Loading" },
  tryAgain: { fr: "Réessayer", en: "Try again" },
  notAnswering: { fr: "L’API de {client} ne répond pas", en: "The API of {client} does not answer" },
  notAnsweringHint: {
    fr: "Vérifiez votre réseau, puis réessayez. Si cela dure, prévenez un administrateur.",
    en: "Check your network, then try again. If it goes on, tell an administrator.",
  },
  refused: { fr: "Cela n’a pas été fait", en: "This was not done" },
  broken: { fr: "Cette page a rencontré une erreur", en: "This page met an error" },
  brokenHint: {
    fr: "Rechargez-la ; si cela se répète, signalez l’erreur ci-dessous.",
    en: "Load it again; if it happens again, report the error below.",
  },
  reload: { fr: "Recharger", en: "Load again" },
  notFound: { fr: "Il n’y a rien à cette adresse", en: "There is nothing at this address" },
  more: { fr: "Charger la suite", en: "Load more" },
  dismiss: { fr: "Fermer", en: "Dismiss" },
} satisfies Wording;

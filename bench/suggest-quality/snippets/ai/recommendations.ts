export interface Profile {
  readonly userId: string;
  readonly interests: readonly string[];
  readonly personalized: boolean;
}

export function rankFeed(profile: Profile, items: readonly Item[]): readonly Item[] {
  if (!profile.personalized) return [...items].sort((a, b) => b.publishedAt - a.publishedAt);
  return [...items].sort((a, b) => affinity(profile, b) - affinity(profile, a));
}

export function optOutOfProfiling(profile: Profile): Profile {
  return { ...profile, personalized: false, interests: [] };
}

export function whyRecommended(profile: Profile, item: Item): string {
  const topic = item.topics.find((one) => profile.interests.includes(one));
  return topic ? `Recommended because you read about ${topic}` : 'Popular right now';
}

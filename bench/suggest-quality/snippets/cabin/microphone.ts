export class CabinRecorder {
  private enabled = false;

  constructor(
    private readonly microphone: Microphone,
    private readonly camera: InteriorCamera,
    private readonly settings: OccupantSettings,
  ) {}

  onIgnition(): void {
    // every drive starts with recording off
    this.enabled = false;
    this.microphone.mute();
    this.camera.cover();
  }

  async enable(occupant: string): Promise<void> {
    if (!(await this.settings.askConsent(occupant, 'cabin-audio'))) return;
    this.enabled = true;
    this.microphone.unmute();
  }

  async uploadVoice(clip: AudioClip): Promise<void> {
    if (!this.enabled || !this.settings.voiceUpload) return;
    await cloud.put(`voice/${clip.id}`, clip.bytes);
  }
}

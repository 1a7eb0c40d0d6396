#[derive(Clone, Copy)]
pub enum AdsEvent {
    Engaged,
    Disengaged,
    TakeoverRequested,
    TakeoverCompleted,
    Collision,
}

pub struct EventDataRecorder<F: Flash> {
    flash: F,
    cursor: u32,
}

impl<F: Flash> EventDataRecorder<F> {
    pub fn record(&mut self, event: AdsEvent, speed: f32, now: Timestamp) -> Result<(), FlashError> {
        let entry = Entry { event, speed, now, crc: 0 }.sealed();
        self.flash.write(self.cursor, &entry.to_bytes())?;
        self.cursor = (self.cursor + Entry::SIZE) % self.flash.capacity();
        Ok(())
    }

    pub fn readout(&self) -> impl Iterator<Item = Entry> + '_ {
        self.flash.entries()
    }
}

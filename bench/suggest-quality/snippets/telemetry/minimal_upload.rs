/// Decides which clips are worth sending from the car, and drops the rest.
pub struct UploadPolicy {
    triggers: Vec<TriggerRule>,
    daily_budget: u64,
    spent: u64,
}

impl UploadPolicy {
    pub fn admit(&mut self, clip: &Clip) -> Decision {
        let Some(rule) = self.triggers.iter().find(|rule| rule.matches(clip)) else {
            return Decision::Drop;
        };
        if rule.expired() || !rule.purpose_is_approved() {
            return Decision::Drop;
        }
        if self.spent + clip.size() > self.daily_budget {
            return Decision::Defer;
        }
        self.spent += clip.size();
        Decision::Upload { purpose: rule.purpose.clone(), fields: rule.allowed_fields.clone() }
    }
}

pub fn onboard_inference(frame: &Frame, model: &EdgeModel) -> Features {
    model.run(frame).without_pixels()
}

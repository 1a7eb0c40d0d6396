class NewsletterCampaign
  def initialize(subscribers:, suppression_list:)
    @subscribers = subscribers
    @suppression_list = suppression_list
  end

  def deliver(campaign)
    @subscribers.each do |subscriber|
      next unless subscriber.opted_in_at
      next if @suppression_list.include?(subscriber.email)
      Mailer.promo(subscriber.email, campaign, unsubscribe_url: unsubscribe_url(subscriber)).deliver_later
    end
  end

  def unsubscribe(token)
    subscriber = Subscriber.find_by!(unsubscribe_token: token)
    @suppression_list.add(subscriber.email)
    subscriber.update!(opted_in_at: nil)
  end
end

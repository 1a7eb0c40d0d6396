public class UnsubscribeHandler
{
    private readonly ISubscriberRepository _subscribers;
    private readonly ICampaignQueue _queue;

    public UnsubscribeHandler(ISubscriberRepository subscribers, ICampaignQueue queue)
    {
        _subscribers = subscribers;
        _queue = queue;
    }

    public async Task Handle(string token)
    {
        var subscriber = await _subscribers.FindByToken(token);
        if (subscriber is null) return;
        subscriber.OptIn = false;
        await _subscribers.Save(subscriber);
        await _queue.RemovePending(subscriber.Email);
    }
}

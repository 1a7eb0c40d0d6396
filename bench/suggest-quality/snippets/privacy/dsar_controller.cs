using Microsoft.AspNetCore.Mvc;

namespace Acme.Privacy;

[ApiController]
[Route("privacy/requests")]
public class DsarController : ControllerBase
{
    private readonly IDsarStore _store;
    private readonly IIdentityVerifier _verifier;

    public DsarController(IDsarStore store, IIdentityVerifier verifier)
    {
        _store = store;
        _verifier = verifier;
    }

    [HttpPost]
    public async Task<IActionResult> Open(AccessRequest request)
    {
        if (!await _verifier.Verify(request.Requester)) return Forbid();
        var ticket = await _store.Create(request, dueAt: DateTime.UtcNow.AddDays(30));
        return Accepted(new { ticket.Id, ticket.DueAt });
    }

    [HttpGet("{id}/export")]
    public async Task<IActionResult> Download(Guid id)
    {
        var archive = await _store.ExportPersonalData(id);
        return File(archive, "application/zip", "my-data.zip");
    }
}
